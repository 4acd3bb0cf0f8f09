;;; nieuwetaal.el --- nieuwetaal reads along in Emacs, by way of eglot  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1") (eglot "1.9"))
;; Keywords: wp, convenience, tools

;;; Commentary:

;; How to set it up (in Dutch): README.md, beside this file.
;;
;;   (add-to-list 'load-path "/pad/naar/lsp/emacs")
;;   (require 'nieuwetaal)
;;   (nieuwetaal-setup)

;;; Code:

(require 'cl-lib)
(require 'eglot)

(defgroup nieuwetaal nil
  "Nieuwetaal reads along: who does what, with whom."
  :group 'text)

(defcustom nieuwetaal-program '("nieuwetaal-lsp")
  "The program of the language server, with its arguments."
  :type '(repeat string))

(defcustom nieuwetaal-modes '(markdown-mode gfm-mode text-mode)
  "The major modes whose texts are read."
  :type '(repeat symbol))

(defcustom nieuwetaal-settings nil
  "The settings for the server, as a plist: (:level \"overweeg\" :delay 300)."
  :type 'plist)

(defclass nieuwetaal-server (eglot-lsp-server) ()
  :documentation "A connection with the server of nieuwetaal.")

(defconst nieuwetaal--keep "nieuwetaal.behoudInProject"
  "The command of the server that keeps an expression in a whole project.")

(defun nieuwetaal--reason ()
  "Ask the writer why an expression stays; an empty answer is no answer."
  (let ((reason (read-string "Waarom blijft dit zo? ")))
    (if (string-empty-p reason) (user-error "Zonder reden verandert er niets") reason)))

(defun nieuwetaal--with-reason (action)
  "Return ACTION, a command or a code action that holds one, with a reason."
  (let ((command (plist-get action :command)))
    (cond ((equal command nieuwetaal--keep)
           (let ((arguments (plist-get action :arguments)))
             (plist-put (copy-sequence action) :arguments (vconcat arguments (list (nieuwetaal--reason))))))
          ((consp command)
           (plist-put (copy-sequence action) :command (nieuwetaal--with-reason command)))
          (t action))))

(cl-defmethod eglot-handle-request ((_server nieuwetaal-server) (_method (eql workspace/configuration)) &key items)
  "Answer with `nieuwetaal-settings' for each of ITEMS, whatever is set for other servers."
  (vconcat (mapcar (lambda (_item) (or nieuwetaal-settings (make-hash-table))) items)))

;; Eglot 1.9 hands over the name and the arguments, later versions the whole action.
(cl-defmethod eglot-execute-command ((server nieuwetaal-server) (command (eql nieuwetaal.behoudInProject)) arguments)
  "Ask for a reason, then let SERVER run COMMAND with ARGUMENTS and that reason."
  (cl-call-next-method server command (vconcat arguments (list (nieuwetaal--reason)))))

(with-no-warnings
  (when (fboundp 'eglot-execute)
    (cl-defmethod eglot-execute ((server nieuwetaal-server) action)
      "Let SERVER run ACTION, with a reason when it takes one."
      (cl-call-next-method server (nieuwetaal--with-reason action)))))

(defun nieuwetaal--rule-here ()
  "Return the name of the rule behind the first squiggle on this line."
  (let ((message (cl-some (lambda (each)
                            (let ((data (alist-get 'eglot-lsp-diag (flymake-diagnostic-data each))))
                              (and (equal (plist-get data :source) "nieuwetaal") (plist-get data :code))))
                          (flymake-diagnostics (line-beginning-position) (line-end-position)))))
    (if message
        (car (last (split-string message "/")))
      (user-error "Op deze regel staat geen melding"))))

(defun nieuwetaal--ask (command &rest arguments)
  "Let the server run COMMAND with ARGUMENTS; show what it answers, if anything."
  (let ((answer (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                                 (list :command command :arguments (vconcat arguments)))))
    (when (and (stringp answer) (not (string-empty-p answer)))
      (with-help-window "*nieuwetaal*" (princ answer)))))

(defun nieuwetaal-check-workspace ()
  "Read every text in the project."
  (interactive)
  (nieuwetaal--ask "nieuwetaal.controleerWerkmap"))

(defun nieuwetaal-explain-rule ()
  "Explain the rule behind the first squiggle on this line."
  (interactive)
  (nieuwetaal--ask "nieuwetaal.legRegelUit" (nieuwetaal--rule-here)))

(defun nieuwetaal-open-rule ()
  "Open the file of the rule behind the first squiggle on this line."
  (interactive)
  (nieuwetaal--ask "nieuwetaal.openRegel" (nieuwetaal--rule-here)))

(defun nieuwetaal--program ()
  "Return the file of the program, nil when it is nowhere."
  (executable-find (car nieuwetaal-program)))

(defun nieuwetaal--contact (&rest _)
  "Return how eglot finds the server."
  (cons 'nieuwetaal-server (cons (or (nieuwetaal--program) (car nieuwetaal-program)) (cdr nieuwetaal-program))))

(defun nieuwetaal--start ()
  "Read along with this text, when it is a file and the program is there."
  (when (and buffer-file-name (memq major-mode nieuwetaal-modes) (nieuwetaal--program))
    (eglot-ensure)))

;;;###autoload
(defun nieuwetaal-setup ()
  "Let nieuwetaal read along with every text of `nieuwetaal-modes'."
  (add-to-list 'eglot-server-programs (cons nieuwetaal-modes #'nieuwetaal--contact))
  ;; Without markdown-mode a Markdown file has no mode of its own, and nothing would read it.
  (unless (assoc-default "tekst.md" auto-mode-alist #'string-match)
    (add-to-list 'auto-mode-alist '("\\.\\(md\\|markdown\\)\\'" . text-mode)))
  (dolist (mode nieuwetaal-modes)
    (add-hook (intern (format "%s-hook" mode)) #'nieuwetaal--start)))

(provide 'nieuwetaal)
;;; nieuwetaal.el ends here
