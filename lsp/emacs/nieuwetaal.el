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

(defcustom nieuwetaal-modes '(markdown-mode gfm-mode text-mode html-mode mhtml-mode)
  "The major modes whose texts are read."
  :type '(repeat symbol))

(defcustom nieuwetaal-settings nil
  "The settings for the server, as a plist: (:level \"overweeg\" :delay 300)."
  :type 'plist)

(defclass nieuwetaal-server (eglot-lsp-server) ()
  :documentation "A connection with the server of nieuwetaal.")

(defconst nieuwetaal--keep "nieuwetaal.behoudInProject"
  "The command of the server that keeps an expression in a whole project.")

(defconst nieuwetaal--room (regexp-quote "omdat … -->")
  "What the server writes where it leaves room for a reason.")

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

(defun nieuwetaal--fill (part reason)
  "Return PART of a change with REASON wherever there is room for one."
  (cond ((stringp part) (replace-regexp-in-string nieuwetaal--room (format "omdat %s -->" reason) part t t))
        ((vectorp part) (vconcat (mapcar (lambda (each) (nieuwetaal--fill each reason)) part)))
        ((consp part) (mapcar (lambda (each) (nieuwetaal--fill each reason)) part))
        (t part)))

(defun nieuwetaal--fill-edit (arguments)
  "Return ARGUMENTS, of which the first is a change, with a reason when there is room for one.
For versions of eglot that let no server see an action before it is done."
  (if (and (cl-typep (eglot-current-server) 'nieuwetaal-server)
           (string-match-p nieuwetaal--room (prin1-to-string (car arguments))))
      (let ((reason (replace-regexp-in-string "--+!?>" "→" (nieuwetaal--reason))))
        (cons (nieuwetaal--fill (car arguments) reason) (cdr arguments)))
    arguments))

(cl-defmethod eglot-client-capabilities ((_server nieuwetaal-server))
  "Tell that pages can be shown, which eglot 1.9 cannot by itself."
  (let ((all (copy-sequence (cl-call-next-method))))
    (plist-put all :window (append '(:showDocument (:support t)) (plist-get all :window)))))

(cl-defmethod eglot-handle-notification
  ((_server nieuwetaal-server) (_method (eql window/showMessage)) &key message &allow-other-keys)
  "Show MESSAGE as it is."
  (message "nieuwetaal: %s" message))

(cl-defmethod eglot-handle-request
  ((server nieuwetaal-server) (_method (eql window/showDocument)) &key uri selection &allow-other-keys)
  "Show the file of URI at the line of SELECTION in another window; only what is of SERVER's project can be changed."
  (let ((path (eglot--uri-to-path uri)))
    (if (and (file-in-directory-p path (project-root (eglot--project server)))
             (not (string-match-p "site-packages" path)))
        (find-file-other-window path)
      (pop-to-buffer "*nieuwetaal*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert-file-contents path))
      (special-mode)
      (visual-line-mode))
    (goto-char (point-min))
    (forward-line (or (plist-get (plist-get selection :start) :line) 0))
    (recenter 0)
    '(:success t)))

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

(defun nieuwetaal--rule (diagnostic)
  "Return the name of the rule behind DIAGNOSTIC, nil when there is none."
  (let* ((data (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))
         (code (plist-get data :code)))
    (and (equal (plist-get data :source) "nieuwetaal") (stringp code) (string-match-p "/" code)
         (car (last (split-string code "/"))))))

(defun nieuwetaal--finding ()
  "Return the finding at point, or else the first on its line."
  (or (seq-find #'nieuwetaal--rule (flymake-diagnostics (point)))
      (car (seq-sort-by #'flymake-diagnostic-beg #'<
                        (seq-filter #'nieuwetaal--rule
                                    (flymake-diagnostics (line-beginning-position) (line-end-position)))))
      (user-error "Op deze regel staat geen melding")))

(defun nieuwetaal--server ()
  "Return the server that reads this text."
  (let ((server (eglot-current-server)))
    (if (cl-typep server 'nieuwetaal-server) server (user-error "Nieuwetaal leest niet mee met deze tekst"))))

(defun nieuwetaal--ask (command &rest arguments)
  "Let the server run COMMAND with ARGUMENTS."
  (jsonrpc-request (nieuwetaal--server) :workspace/executeCommand
                   (list :command command :arguments (vconcat arguments))))

(defun nieuwetaal-choices ()
  "Ask what to do about the finding at point, or else about the first on this line."
  (interactive)
  (nieuwetaal--server)
  (let ((finding (nieuwetaal--finding)))
    (unless (<= (flymake-diagnostic-beg finding) (point) (flymake-diagnostic-end finding))
      (goto-char (flymake-diagnostic-beg finding)))
    (call-interactively #'eglot-code-actions)))

(defun nieuwetaal--list-findings (server)
  "List the findings in the texts of the project of SERVER, which may be a folder that no program knows."
  (when (fboundp 'flymake-show-project-diagnostics)
    (let* ((found (list (lambda (_folder) (eglot--project server))))
           (project-find-functions found)
           (flymake-project-diagnostics-mode-hook (list (lambda () (setq-local project-find-functions found)))))
      (flymake-show-project-diagnostics))))

(defun nieuwetaal--list-findings (server)
  "List the findings in the texts of the project of SERVER, which may be a folder that no program knows."
  (when (fboundp 'flymake-show-project-diagnostics)
    (let* ((found (list (lambda (_folder) (eglot--project server))))
           (project-find-functions found)
           (flymake-project-diagnostics-mode-hook (list (lambda () (setq-local project-find-functions found)))))
      (flymake-show-project-diagnostics))))

(defun nieuwetaal-check-workspace ()
  "Read every text in the project, however long it takes, and list what was found."
  (interactive)
  (let ((server (nieuwetaal--server)))
    (jsonrpc-async-request server :workspace/executeCommand
                           '(:command "nieuwetaal.controleerWerkmap" :arguments [])
                           :timeout nil
                           :error-fn (lambda (failed) (message "nieuwetaal: %s" (plist-get failed :message)))
                           :success-fn (lambda (_counts) (nieuwetaal--list-findings server)))))

(defun nieuwetaal-explain-rule ()
  "Explain the rule behind the finding at point, or else the first on this line."
  (interactive)
  (nieuwetaal--ask "nieuwetaal.legRegelUit" (nieuwetaal--rule (nieuwetaal--finding))))

(defun nieuwetaal-open-rule ()
  "Open the file of the rule behind the finding at point, or else the first on this line."
  (interactive)
  (nieuwetaal--ask "nieuwetaal.openRegel" (nieuwetaal--rule (nieuwetaal--finding))))

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
  (advice-add 'eglot--apply-workspace-edit :filter-args #'nieuwetaal--fill-edit)
  (unless (nieuwetaal--program)
    (display-warning 'nieuwetaal (format "%s is er niet; klopt `nieuwetaal-program'?" (car nieuwetaal-program))))
  ;; Without markdown-mode a Markdown file has no mode of its own, and nothing would read it.
  (unless (assoc-default "tekst.md" auto-mode-alist #'string-match)
    (add-to-list 'auto-mode-alist '("\\.\\(md\\|markdown\\)\\'" . text-mode)))
  (dolist (mode nieuwetaal-modes)
    (add-hook (intern (format "%s-hook" mode)) #'nieuwetaal--start)))

(provide 'nieuwetaal)
;;; nieuwetaal.el ends here
