;;; -*- lexical-binding: t; -*-
;; Plays a writer in Emacs: waits for the findings, takes up actions, saves.  What it saw is printed as JSON.
;; Environment: CLIENT (folder of nieuwetaal.el), SERVER (the program), TEXT (the file), EXPECTED (findings).

(add-to-list 'load-path (getenv "CLIENT"))
(require 'nieuwetaal)
(require 'json)

(defun play--stop (seen)
  (princ (concat (json-encode seen) "\n"))
  (kill-emacs 0))

(defun play--found ()
  "Return the findings; what is told of a remark itself has no rule."
  (seq-filter (lambda (each) (string-search "/" (or (play--rule each) ""))) (flymake-diagnostics)))

(defun play--wait (what ready)
  (let ((end (+ (float-time) 40)))
    (while (not (funcall ready))
      (when (> (float-time) end)
        (play--stop `((failed . ,what) (found . ,(length (play--found))))))
      (accept-process-output nil 0.02))))

(defun play--rule (each)
  (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data each)) :code))

(defun play--choose (rule title)
  "Choose the action whose title begins with TITLE, at the finding of RULE."
  (let ((finding (seq-find (lambda (each) (string-suffix-p (concat "/" rule) (play--rule each))) (play--found))))
    (unless finding
      (play--stop `((failed . ,(concat "no finding of " rule)))))
    (goto-char (flymake-diagnostic-beg finding))
    (beginning-of-line)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _)
                 (or (seq-find (lambda (name) (string-prefix-p title name)) (mapcar #'car items))
                     (play--stop `((failed . ,(concat "no action " title))))))))
      (nieuwetaal-choices))))

(defun play--change (rule title)
  "Choose the action, which changes the text."
  (let ((before (buffer-modified-tick)))
    (play--choose rule title)
    (play--wait (concat "the edit of " title) (lambda () (/= (buffer-modified-tick) before)))
    (eglot--signal-textDocument/didChange))) ; in batch Emacs is never idle, which is when it tells

(defun play--look (command buffer words)
  "Run COMMAND at the first finding; wait until BUFFER is shown, which cannot be changed and has WORDS in it."
  (goto-char (apply #'min (mapcar #'flymake-diagnostic-beg (play--found))))
  (beginning-of-line)
  (save-window-excursion
    (funcall command)
    (play--wait (format "%s in %s" words buffer)
                (lambda ()
                  (let ((shown (seq-find (lambda (each) (string-prefix-p buffer (buffer-name each))) (buffer-list))))
                    (and shown
                         (with-current-buffer shown
                           (and buffer-read-only (not (eglot-managed-p)) (string-search words (buffer-string)))))))))
  (set-buffer (get-file-buffer (getenv "TEXT"))))

(setq nieuwetaal-program (list (getenv "SERVER"))
      nieuwetaal-settings '(:delay 10)
      eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0.05
      make-backup-files nil
      last-nonmenu-event ?a)                ; a key, so that actions are asked for in text
(fset 'read-string (lambda (&rest _) "zo heet het bij ons"))
(nieuwetaal-setup)
(find-file (getenv "TEXT"))
(run-hooks 'post-command-hook)          ; in batch nothing runs it, and eglot waits for it
(play--wait "findings" (lambda () (= (length (play--found)) (string-to-number (getenv "EXPECTED")))))
(let* ((all (play--found))
       (seen (mapcar (lambda (each)
                       `((line . ,(line-number-at-pos (flymake-diagnostic-beg each)))
                         (column . ,(- (flymake-diagnostic-beg each)
                                       (save-excursion (goto-char (flymake-diagnostic-beg each)) (line-beginning-position))))
                         (rule . ,(play--rule each))))
                     (sort (copy-sequence all)
                           (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other)))))))
  (play--look #'nieuwetaal-check-workspace "*Flymake diagnostics" "[betrekken/betrekken]")
  ;; pages are written by the time that all is read
  (play--look #'nieuwetaal-explain-rule "*nieuwetaal*" "## Mensen 'betrekken'")
  (play--look #'nieuwetaal-open-rule "*nieuwetaal*" "id: betrekken")
  (play--change "betrekken" "Behoud")
  (play--wait "one finding less" (lambda () (= (length (play--found)) (1- (length all)))))
  (play--change "eigen-woord" "Vervang door")
  (play--wait "two findings less" (lambda () (= (length (play--found)) (- (length all) 2))))
  (play--choose "kwetsbare-mensen" "Behoud ‘Kwetsbare gezinnen’ in het hele project")
  (play--wait "three findings less" (lambda () (= (length (play--found)) (- (length all) 3))))
  (save-buffer)
  (play--stop `((found . ,(vconcat seen)) (left . ,(length (play--found))) (version . ,emacs-version))))
